"""Small things read out of one text: labels, references, quantities and targets, periods, money, cases."""
