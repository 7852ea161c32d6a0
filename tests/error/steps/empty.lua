return model { steps = {} } -- error: model: steps is a list, as in steps = { { name = "critic", loss = ..., optimizer = ... }, ... }
