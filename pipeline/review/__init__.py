"""Review: a local page on which an editor decides on findings, and the files that keep the decisions.

`edits` changes the text of a file of decisions and nothing else in it, `store` does so on disk, safely beside other writers,
`subject` is what is being reviewed, `decisions` turns what the page asks for into changes, `guard` refuses what does not come from the
page, `app` answers requests, `server` listens. How findings are made is the caller's.
"""
