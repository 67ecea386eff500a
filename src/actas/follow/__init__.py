"""Follow-up: fragments -> what became of each item; what is asked again; what the next meeting takes over.

`fragments` turns plain data into a step and back, `state` folds the steps of an item into its fate, `gate`
says what a branch may not do. The other files are told of in their own first lines.
"""
