"""Where rows come from: generators, the tables and digits that ship, CSV files; and how they
are prepared (standardized, split). Everything here is NumPy in, NumPy out."""
