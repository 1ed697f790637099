# The WebAssembly build: build/wasm/ouro-<profile>.wasm and .rest.wasm; for tests and benchmarks tests/region.wasm, bench/bench.wasm.
# wasm/README.md says how linear memory is laid out and why these options are what they are.

if(OURO_ALLOCATOR_ONLY)
    message(FATAL_ERROR "The WebAssembly module needs the whole library; OURO_ALLOCATOR_ONLY is for native builds.")
endif()

target_compile_options(ouro_settings INTERFACE -mbulk-memory)

# What is not run again and again is compiled to be small: ALWAYS_INLINE is a function there, where that is shorter.
set(quick_rooms "/core/(base|memory|object|gc)/|/core/lang/eval")
set(quick_types "/core/types/([a-z]+/)?(abstract|attribute|bool|call|cell|dict|dict_insert|dict_keys|dict_lookup|dict_values|float|float_slots|frame_object|function|generator_object|hash|instance|int|int_arithmetic|int_slots|iterate|list|list_subscript|method|names|number|range_iterator|sequence|set|str|str_view|tuple|type|type_attributes|type_call|type_mro)[.]c$")
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    foreach(source IN LISTS core_sources)
        if(NOT source MATCHES "${quick_rooms}" AND NOT source MATCHES "${quick_types}")
            set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "-Oz;-DOURO_SMALL=1")
        endif()
    endforeach()
endif()

add_library(ouro STATIC ${core_sources})
target_link_libraries(ouro PRIVATE ouro_settings)

set(wasm_link_options
    --no-entry
    -sSTANDALONE_WASM
    -sWASM_BIGINT
    -sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0
    -sALLOW_MEMORY_GROWTH
    -sINITIAL_MEMORY=4194304 -sMAXIMUM_MEMORY=4294967296 -sTOTAL_STACK=1048576
    -Wl,--stack-first -Wl,--export=__heap_base)

# add_wasm_module(target output directory source...): a module without generated JavaScript beside it.
function(add_wasm_module target output directory)
    add_executable(${target} ${ARGN})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE ouro_settings ouro)
    target_link_options(${target} PRIVATE ${wasm_link_options})
    set_target_properties(${target} PROPERTIES
        OUTPUT_NAME ${output} SUFFIX .wasm RUNTIME_OUTPUT_DIRECTORY ${directory})
endfunction()

set(exports ${PROJECT_SOURCE_DIR}/wasm/exports.c ${PROJECT_SOURCE_DIR}/wasm/program.c
    ${PROJECT_SOURCE_DIR}/wasm/instants.c ${PROJECT_SOURCE_DIR}/wasm/inspection.c)
set(engine ${PROJECT_BINARY_DIR}/ouro-${OURO_PROFILE})
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    # What the first minute needs, and the rest, which is loaded when it is first called (wasm/README.md, "Two modules").
    find_program(WASM_LD NAMES wasm-ld REQUIRED)
    find_program(WASM_OPT wasm-opt REQUIRED)
    find_program(WASM_SPLIT wasm-split REQUIRED)
    find_program(NODE node REQUIRED)
    add_library(ouro_exports OBJECT ${exports})
    target_include_directories(ouro_exports PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(ouro_exports PRIVATE ouro_settings)
    list(JOIN wasm_link_options " " options)
    set(split ${PROJECT_SOURCE_DIR}/wasm/split)
    file(GLOB split_files CONFIGURE_DEPENDS
        ${split}/* ${PROJECT_SOURCE_DIR}/examples/lessons/*.py ${PROJECT_SOURCE_DIR}/tests/bench/language/*.py)
    add_custom_command(OUTPUT ${engine}.wasm ${engine}.rest.wasm
        COMMAND ${NODE} ${split}/split.mjs --first ${engine}.wasm --rest ${engine}.rest.wasm --library ${PROJECT_BINARY_DIR}
            --emcc ${CMAKE_C_COMPILER} --sysroot ${EMSCRIPTEN_SYSROOT} "--options=${options}"
            --wasm-ld ${WASM_LD} --wasm-opt ${WASM_OPT} --wasm-split ${WASM_SPLIT}
            $<TARGET_OBJECTS:ouro_exports> $<TARGET_FILE:ouro>
        DEPENDS ouro ouro_exports ${split_files}
        COMMENT "Splitting the engine" COMMAND_EXPAND_LISTS VERBATIM)
    add_custom_target(ouro_wasm ALL DEPENDS ${engine}.wasm ${engine}.rest.wasm)
else()
    add_wasm_module(ouro_wasm ouro-${OURO_PROFILE} ${PROJECT_BINARY_DIR} ${exports})
endif()

if(OURO_BUILD_TESTS)
    set(region ${PROJECT_SOURCE_DIR}/tests/region)
    add_wasm_module(region_wasm region ${PROJECT_BINARY_DIR}/tests
        ${exports} ${region}/program.c ${region}/object_programs.c ${region}/wasm.c)
    target_include_directories(region_wasm PRIVATE ${PROJECT_SOURCE_DIR}/tests)
endif()

if(OURO_BUILD_BENCH)
    file(GLOB bench_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/bench/*.c)
    if(bench_sources)
        add_wasm_module(bench_wasm bench ${PROJECT_BINARY_DIR}/bench
            ${exports} ${bench_sources})
    endif()
endif()
