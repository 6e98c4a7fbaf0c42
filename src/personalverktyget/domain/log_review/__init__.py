"""Log control: reading a unit's access log. (Choosing, examining and signing off entries come later.)"""
