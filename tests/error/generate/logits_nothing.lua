return model{ -- error: generate: step must return logits, a tensor, not nil
  generate = { vocabulary = "a", step = function(token) end },
}
