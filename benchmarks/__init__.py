"""The design's budgets, measured as ratios side by side in one run: `python -m benchmarks`."""
