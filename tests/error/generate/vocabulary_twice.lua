return model{ -- error: generate: 'a' is in the vocabulary twice
  generate = { vocabulary = "abca", step = function(token) return token:float() end },
}
