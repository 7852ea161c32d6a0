return model { epochs = "many" } -- error: model: epochs must be a whole number of at least 1, not many
