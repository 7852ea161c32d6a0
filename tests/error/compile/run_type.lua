return model { run = 3 } -- error: model: run must be a function of a trainer, not number
