return model{
  generate = {
    vocabulary = "a",
    step = function(token)
      return token + 1 -- error: generate: logits are 1 floats, one for each character of the vocabulary, not i32 (1)
    end,
  },
}
