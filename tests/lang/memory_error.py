def f(a, b=1):
    """text"""
    return {"k": [f(a b), f"{c d}"], é: 1}
