"""Tables: their columns, ids, order and checks, and how they are written and read.

`columns` names the columns, `ids` makes the ids, `build` the frames, `schemas` and `validate` check them, `csv_text` turns them into
CSV and back, `store` reads and writes a whole folder, `commit` sees to it that a killed run leaves no half of one.
Nothing is imported here: polars and Pandera are paid for by those who use them.
"""
