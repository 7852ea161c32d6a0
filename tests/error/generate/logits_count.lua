return model{
  generate = {
    vocabulary = "abc",
    step = function(token)
      return token:float() -- error: generate: logits are 3 floats, one for each character of the vocabulary, not f32 (1)
    end,
  },
}
