return model { steps = { 3 } } -- error: steps: number 1 is a number, not a table { name = ..., loss = ... }
