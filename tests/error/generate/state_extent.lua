return model{ -- error: generate: the state 'h'
  generate = { vocabulary = "a", state = { h = { 1, 0 } }, step = function(t) return t:float() end },
}
