"""A list of recipients as somebody has it, pasted or in a file, read into rows. Pure: nobody is looked up here."""
