return model { loss = 3 } -- error: model: loss must be a function of a batch, not number
