return model{
  generate = {
    vocabulary = "a", state = { h = { 1, 4 } },
    step = function(token, state)
      local h = state.h:sum(1) -- error: generate: the new state 'h' is f32 (1), but declared as f32 (1, 4)
      return token:float(), { h = h }
    end,
  },
}
