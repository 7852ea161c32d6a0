return model{ generate = { vocabulary = "ab" } } -- error: generate: step must be a function of token, state and position, not nil
