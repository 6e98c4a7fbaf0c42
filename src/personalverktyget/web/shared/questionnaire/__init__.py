"""How a form is drawn and how what is sent from it is read: the same for residents and for those who build it."""
