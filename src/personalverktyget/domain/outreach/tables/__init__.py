"""Tables written out, to be opened in a spreadsheet: row by row, nothing cut off, nothing that acts."""
