"""Reading a stranger's file to its end and writing it anew, in a process that has nothing to lose."""
