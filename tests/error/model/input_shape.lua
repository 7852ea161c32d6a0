return model { inputs = { x = { dtype = "int" } } } -- error: input 'x' needs its shape, without the batch
