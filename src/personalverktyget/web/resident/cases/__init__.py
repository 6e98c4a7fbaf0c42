"""What a resident has sent: the receipt, the case, the answer to a counter-question."""
