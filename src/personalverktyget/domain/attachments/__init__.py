"""Files that residents and staff attach: looked into, scanned, written anew, encrypted, handed out (F-02)."""
