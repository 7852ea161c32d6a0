return model{ -- error: generate: step must return the new state, a table, behind the logits, not nil
  generate = { vocabulary = "a", state = { h = { 1 } }, step = function(t) return t:float() end },
}
