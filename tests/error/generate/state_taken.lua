return model{ -- error: generate: step is given the token anyway; this state needs another name
  generate = { vocabulary = "a", state = { token = { 1 } }, step = function(t) return t:float() end },
}
