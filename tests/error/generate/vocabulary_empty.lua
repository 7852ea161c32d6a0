return model{ -- error: generate: the vocabulary has no characters
  generate = { vocabulary = "", step = function(token) return token:float() end },
}
