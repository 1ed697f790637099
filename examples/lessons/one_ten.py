my_var = 10
other_var = my_var
print(my_var is other_var)
