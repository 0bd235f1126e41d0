# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of the project is compiled, in one place.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(SIGNALBOX_CCACHE ccache)
if(SIGNALBOX_CCACHE)
  # Precompiled headers carry time stamps that ccache would otherwise take for changes.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      ${SIGNALBOX_CCACHE})
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Sql)
find_package(OpenSSL 3 REQUIRED)
find_package(tl-expected REQUIRED)

add_library(signalbox_flags INTERFACE)
target_compile_definitions(signalbox_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH
  QT_NO_JAVA_STYLE_ITERATORS QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(signalbox_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -fno-omit-frame-pointer -Winvalid-pch
  # GCC 12 sees uninitialised bytes in every std::optional of a variant that it inlines.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
  $<$<BOOL:${SIGNALBOX_WERROR}>:-Werror>)
if(SIGNALBOX_FUZZ)
  # Everything that a fuzz target links must count its branches; tests/fuzz adds the driver.
  target_compile_options(signalbox_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
                         -fno-sanitize-recover=undefined)
  target_link_options(signalbox_flags INTERFACE -fsanitize=address,undefined)
endif()
target_include_directories(signalbox_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_link_libraries(signalbox_flags INTERFACE Qt6::Core tl::expected)

# One room of the house: every source of the calling folder as the static library
# signalbox_<room>. Globbed, so that adding a file needs no second place to edit.
function(signalbox_library room)
  cmake_parse_arguments(ARG "" "" "LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "*.cpp" "*.h")
  add_library(signalbox_${room} STATIC ${sources})
  target_link_libraries(signalbox_${room} PUBLIC signalbox_flags ${ARG_LINKS}
                                          PRIVATE ${ARG_PRIVATE_LINKS})
  target_precompile_headers(signalbox_${room} PRIVATE
    <QByteArray> <QDateTime> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QObject>
    <QString> <QStringList> <chrono> <memory> <optional> <tl/expected.hpp> <utility> <vector>)
endfunction()

# Every test_*.cpp of the calling folder as a program of its own, run by CTest. The first
# one compiles the precompiled header that the others of the folder share.
function(signalbox_tests prefix)
  cmake_parse_arguments(ARG "" "" "LINKS;LABELS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "test_*.cpp")
  set(first "")
  foreach(source ${sources})
    get_filename_component(name "${source}" NAME_WE)
    set(target "${prefix}_${name}")
    add_executable(${target} ${source})
    set_target_properties(${target} PROPERTIES
      RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${target} PRIVATE Qt6::Test ${ARG_LINKS})
    if(first)
      target_precompile_headers(${target} REUSE_FROM ${first})
    else()
      set(first ${target})
      target_precompile_headers(${target} PRIVATE <QtTest> <QJsonDocument> <QJsonObject>)
    endif()
    add_test(NAME ${target} COMMAND ${target})
    set_tests_properties(${target} PROPERTIES TIMEOUT 300 LABELS "${ARG_LABELS}"
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=default.debug=false")
  endforeach()
endfunction()
