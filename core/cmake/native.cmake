# The native build: libouro.a and libouro.so, what `cmake --install` installs, the C tests and benchmarks.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# One compilation serves both libraries: with hidden visibility, position-independent code costs nothing here.
add_library(ouro_objects OBJECT ${core_sources})
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    # What these passes move out of several instructions into all of them takes registers from the place and the top of
    # the stack, and makes one jump of the many that a processor foretells better one by one.
    set_source_files_properties(${PROJECT_SOURCE_DIR}/core/lang/eval/eval_loop.c PROPERTIES
        COMPILE_OPTIONS "-fno-gcse;-fno-tree-pre;-fno-tree-slp-vectorize")
endif()
set_target_properties(ouro_objects PROPERTIES POSITION_INDEPENDENT_CODE ON)
target_link_libraries(ouro_objects PRIVATE ouro_settings)

set(library_objects $<TARGET_OBJECTS:ouro_objects>)
if(OURO_LTO AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
    # Optimised across files here and now, into one ordinary object: whoever links the library needs no LTO for it.
    target_compile_options(ouro_objects PRIVATE -flto)
    set(library_objects ${PROJECT_BINARY_DIR}/ouro.o)
    add_custom_command(OUTPUT ${library_objects}
        COMMAND ${CMAKE_C_COMPILER} -O3 -fPIC -fno-strict-aliasing -flto=auto -r -flinker-output=nolto-rel -nostdlib
            -o ${library_objects} $<TARGET_OBJECTS:ouro_objects>
        DEPENDS $<TARGET_OBJECTS:ouro_objects>
        COMMENT "Optimising across files" COMMAND_EXPAND_LISTS VERBATIM)
endif()
add_library(ouro STATIC ${library_objects})
add_library(ouro_shared SHARED ${library_objects})
set_target_properties(ouro ouro_shared PROPERTIES LINKER_LANGUAGE C)
set_target_properties(ouro_shared PROPERTIES
    OUTPUT_NAME ouro VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
foreach(library IN ITEMS ouro ouro_shared)
    add_library(Ouroboros::${library} ALIAS ${library})
    target_include_directories(${library} INTERFACE
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/core/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    target_link_libraries(${library} PUBLIC m)
endforeach()
if(OURO_SANITIZE)
    target_link_options(ouro PUBLIC ${sanitizers})
    target_link_options(ouro_shared PUBLIC ${sanitizers})
endif()

# The command. Editing of lines and a history come with libedit, where it is installed.
if(NOT OURO_ALLOCATOR_ONLY)
    file(GLOB command_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/cli/*.c)
    add_executable(ouro_command ${command_sources})
    set_target_properties(ouro_command PROPERTIES OUTPUT_NAME ouro RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    target_link_libraries(ouro_command PRIVATE ouro_settings ouro)
    find_path(LIBEDIT_INCLUDE_DIR histedit.h)
    find_library(LIBEDIT_LIBRARY edit)
    if(LIBEDIT_INCLUDE_DIR AND LIBEDIT_LIBRARY)
        target_include_directories(ouro_command SYSTEM PRIVATE ${LIBEDIT_INCLUDE_DIR})
        target_link_libraries(ouro_command PRIVATE ${LIBEDIT_LIBRARY})
        target_compile_definitions(ouro_command PRIVATE OURO_HAS_LIBEDIT=1)
    else()
        target_compile_definitions(ouro_command PRIVATE OURO_HAS_LIBEDIT=0)
    endif()
endif()

# The allocator alone has no public functions: there is nothing to install.
if(NOT OURO_ALLOCATOR_ONLY)
    install(TARGETS ouro ouro_shared EXPORT OuroborosTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
    install(TARGETS ouro_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/include/ouro DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h")
    set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Ouroboros)
    install(EXPORT OuroborosTargets NAMESPACE Ouroboros:: DESTINATION ${package_dir})
    configure_package_config_file(${PROJECT_SOURCE_DIR}/core/cmake/Config.cmake.in
        ${PROJECT_BINARY_DIR}/OuroborosConfig.cmake INSTALL_DESTINATION ${package_dir})
    write_basic_package_version_file(${PROJECT_BINARY_DIR}/OuroborosConfigVersion.cmake
        COMPATIBILITY SameMinorVersion)
    install(FILES ${PROJECT_BINARY_DIR}/OuroborosConfig.cmake ${PROJECT_BINARY_DIR}/OuroborosConfigVersion.cmake
        DESTINATION ${package_dir})
    # The prefix is chosen at install time (`cmake --install --prefix`), so the file finds it from its own place.
    file(RELATIVE_PATH prefix_from_pkgconfig /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
    configure_file(${PROJECT_SOURCE_DIR}/core/cmake/ouroboros.pc.in ${PROJECT_BINARY_DIR}/ouroboros.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/ouroboros.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endif()

# add_test_program(name source...): an executable build/<preset>/tests/<name> that may include core's own headers.
function(add_test_program name)
    add_executable(${name} ${ARGN})
    target_link_libraries(${name} PRIVATE ouro_settings ouro)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
endfunction()

if(OURO_BUILD_TESTS)
    enable_testing()
    find_library(CMOCKA_LIBRARY cmocka REQUIRED)

    # add_unit_test(source library...): a cmocka program of tests/unit/, which CTest runs.
    function(add_unit_test source)
        get_filename_component(name ${source} NAME_WE)
        add_test_program(${name} ${source})
        target_link_libraries(${name} PRIVATE ${ARGN} ${CMOCKA_LIBRARY})
        add_test(NAME ${name} COMMAND ${name})
        set_tests_properties(${name} PROPERTIES TIMEOUT 120)
    endfunction()
endif()

if(OURO_BUILD_TESTS AND OURO_ALLOCATOR_ONLY)
    file(GLOB unit_tests CONFIGURE_DEPENDS
        ${PROJECT_SOURCE_DIR}/tests/unit/memory_*_test.c ${PROJECT_SOURCE_DIR}/tests/unit/profile_*_test.c)
    foreach(source IN LISTS unit_tests)
        add_unit_test(${source})
    endforeach()
elseif(OURO_BUILD_TESTS)
    # Programs over the public API that several tests run.
    add_library(object_programs STATIC ${PROJECT_SOURCE_DIR}/tests/region/object_programs.c)
    target_include_directories(object_programs PUBLIC ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(object_programs PRIVATE ouro_settings ouro)

    file(GLOB unit_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/*_test.c)
    foreach(source IN LISTS unit_tests)
        add_unit_test(${source} object_programs)
    endforeach()

    # Programs that a Node test runs and compares with python3.11 or with the WebAssembly build.
    file(GLOB programs CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/conformance/*.c ${PROJECT_SOURCE_DIR}/tests/lang/*.c)
    foreach(source IN LISTS programs)
        get_filename_component(name ${source} NAME_WE)
        add_test_program(${name} ${source})
    endforeach()

    set(region ${PROJECT_SOURCE_DIR}/tests/region)
    add_test_program(region ${region}/program.c ${region}/native.c)
    target_link_libraries(region PRIVATE object_programs)

    # Fuzz targets need clang's libFuzzer; they are built where the sanitizers are on. They have the library to
    # themselves: counting the branches that an input takes makes everything several times slower.
    if(OURO_SANITIZE AND CMAKE_C_COMPILER_ID STREQUAL "Clang")
        add_library(ouro_counted STATIC ${core_sources})
        target_link_libraries(ouro_counted PRIVATE ouro_settings PUBLIC m)
        target_compile_options(ouro_counted PRIVATE -fsanitize=fuzzer-no-link)
        file(GLOB fuzz_targets CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/*_fuzz.c)
        foreach(source IN LISTS fuzz_targets)
            get_filename_component(name ${source} NAME_WE)
            add_executable(${name} ${source})
            target_link_libraries(${name} PRIVATE ouro_settings ouro_counted)
            target_link_options(${name} PRIVATE -fsanitize=fuzzer)
            target_compile_definitions(${name} PRIVATE OURO_FUZZ_FOLDER="${PROJECT_SOURCE_DIR}/tests/fuzz")
            set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
        endforeach()
    endif()
endif()

if(OURO_BUILD_BENCH)
    # Benchmarks load the libraries they compare with at run time, if these are there: linked in, an allocator would
    # take the place of malloc.
    # What several of them share with WebAssembly lies beside their folder.
    file(GLOB shared_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/bench/*.c)
    list(REMOVE_ITEM shared_sources ${PROJECT_SOURCE_DIR}/tests/bench/wasm.c)
    set(bench_shared)
    if(shared_sources)
        set(bench_shared bench_shared)
        add_library(bench_shared STATIC ${shared_sources})
        target_link_libraries(bench_shared PRIVATE ouro_settings)
    endif()
    file(GLOB benchmarks CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/bench/native/*.c)
    foreach(source IN LISTS benchmarks)
        get_filename_component(name ${source} NAME_WE)
        set(name bench_${name})
        add_executable(${name} ${source})
        set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
        target_link_libraries(${name} PRIVATE ouro_settings ${bench_shared} ouro ${CMAKE_DL_LIBS})
    endforeach()
endif()
