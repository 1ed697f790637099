# cmake -P core/cmake/guided.cmake: builds build/guided/ouro with gcc, guided by a profile. It is compiled to count which
# way its branches go, runs the benchmarks' programs and some of the tests' so, and is compiled anew with what was counted.
# Takes as long as two builds and a minute. The command does what build/native/ouro does; the tests run that one alone.
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/../.." ABSOLUTE)
set(build ${root}/build/guided)
set(counts ${build}/counts)

function(run)
    execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${root} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(build_with lto flags)
    run(${CMAKE_COMMAND} --preset native -B ${build} -DOURO_LTO=${lto} -DOURO_BUILD_BENCH=OFF -DOURO_WERROR=OFF
        "-DCMAKE_C_FLAGS=${flags}")
    run(${CMAKE_COMMAND} --build ${build} --target ouro_command --parallel 2)
endfunction()

file(MAKE_DIRECTORY ${counts})
build_with(OFF "-fprofile-generate -fprofile-update=single -fprofile-dir=${counts}")

file(GLOB programs ${root}/tests/bench/language/*.py)
foreach(program IN LISTS programs)
    execute_process(COMMAND ${build}/ouro ${program} 0.15 OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()
# Of these some end with an error on purpose.
file(GLOB programs ${root}/tests/programs/containers/*.py ${root}/tests/programs/classes/*.py
    ${root}/tests/programs/text/*.py ${root}/tests/programs/exceptions/*.py)
foreach(program IN LISTS programs)
    execute_process(COMMAND ${build}/ouro ${program} TIMEOUT 20 OUTPUT_QUIET ERROR_QUIET INPUT_FILE /dev/null)
endforeach()

# With a profile gcc copies a few bytes by `rep movs` on x86, which is slower than calling memcpy.
cmake_host_system_information(RESULT platform QUERY OS_PLATFORM)
set(copying "")
if(platform MATCHES "x86_64|amd64|AMD64")
    set(copying "-mstringop-strategy=libcall")
endif()
build_with(ON "${copying} -fprofile-use=${counts} -fprofile-correction -Wno-missing-profile -Wno-coverage-mismatch")
