return model{ -- error: generate: step returns a new state 'g', which is not declared
  generate = {
    vocabulary = "a", state = { h = { 1 } },
    step = function(t, state) return t:float(), { h = state.h, g = state.h } end,
  },
}
