"""The first steps after the sign-in: terms, workplace, and on to where the work begins."""
