"""The components on one page, in every state: for those who build pages, and for the accessibility test."""
