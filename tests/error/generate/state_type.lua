return model{ -- error: generate: the state 'h' is a shape, as in {1, 64}, not number
  generate = { vocabulary = "a", state = { h = 3 }, step = function(token) return token:float() end },
}
