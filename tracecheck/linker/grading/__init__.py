"""What the couplings add up to: answers, threads, shared goals, rings, plausibility."""
