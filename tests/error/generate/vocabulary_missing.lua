return model{ -- error: generate: a vocabulary is missing: vocabulary = "abc", a character a token
  generate = { step = function(token) return token:float() end },
}
