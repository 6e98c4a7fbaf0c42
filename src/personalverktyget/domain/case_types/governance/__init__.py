"""Who decides about a case type beside whoever builds it: publications that wait, requests of units, consultations."""
