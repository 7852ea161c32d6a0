return model{ -- error: generate: context is a whole number of at least 1, not 0
  generate = { vocabulary = "a", context = 0, step = function(token) return token:float() end },
}
