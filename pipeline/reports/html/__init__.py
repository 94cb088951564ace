"""The report as one HTML file that asks nothing of any other: findings, timelines, who says what, and why what agrees does.

`facts` puts claims that were compared together, `segments` cuts passages into what is shown alike, `view` turns a report into what the
templates show, `pictures` into the data that the plotting library draws, `assets` holds styles and scripts, `page` puts it together.
"""
