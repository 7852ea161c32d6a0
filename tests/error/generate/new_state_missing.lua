return model{ -- error: generate: step must return a tensor for the state 'h', not nil
  generate = { vocabulary = "a", state = { h = { 1 } }, step = function(t) return t:float(), {} end },
}
