return model { batch = 0 } -- error: model: batch must be a whole number of at least 1, not 0
