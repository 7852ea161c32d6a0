return model{
  generate = {
    vocabulary = "a", state = { hidden = { 1 } },
    step = function(token, state)
      return token:float() + state.hiden, state -- error: state has no field 'hiden'; did you mean 'hidden'?
    end,
  },
}
