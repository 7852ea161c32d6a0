return model{ -- error: generate: shapes of the state have names: { h = {1, 64} }
  generate = { vocabulary = "a", state = { { 1, 3 } }, step = function(token) return token:float() end },
}
