"""Log control: reading the access log, and reviews of it: choosing, examining and signing off entries."""
