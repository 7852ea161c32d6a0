return model{ -- error: generate has no field 'states'; did you mean 'state'?
  generate = { vocabulary = "ab", states = {}, step = function(token) return token:float() end },
}
