# Writes a C file with every file *.data of SOURCE_DIR: cmake -DSOURCE_DIR=… -DOUTPUT=… -P this. The file fills the table
# library_data of modules/library_data.h. With -DOUTSIDE=ON the bytes are elsewhere, one file behind the other in
# alphabetical order, and the C file has but their names and places.
file(GLOB files RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/*.data)
list(SORT files)
set(texts "")
set(rows "")
set(number 0)
set(offset 0)
foreach(file IN LISTS files)
    string(REGEX REPLACE "\\.data$" "" name "${file}")
    file(SIZE ${SOURCE_DIR}/${file} length)
    set(bytes NULL)
    if(NOT OUTSIDE)
        file(READ ${SOURCE_DIR}/${file} hex HEX)
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
        string(APPEND texts "static const unsigned char data_${number}[] = {${hex}};\n")
        set(bytes "data_${number}")
    endif()
    string(APPEND rows "    {\"${name}\", ${bytes}, ${offset}, ${length}},\n")
    math(EXPR offset "${offset} + ${length}")
    math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "/* Made by core/cmake/embed_data.cmake. */
#include \"modules/library_data.h\"

#include <stddef.h>

${texts}
const LibraryData library_data[] = {
${rows}    {NULL, NULL, 0, 0},
};
")
