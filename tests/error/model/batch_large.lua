return model { batch = 1e10 } -- error: model: batch must be less than 2^31, not 10000000000.0
