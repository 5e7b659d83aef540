# cpack -G DEB: the packages thongcao (programs), libthongcao0 (shared libraries) and libthongcao-dev. For a build with the
# preset `package`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME thongcao)
set(CPACK_PACKAGE_VENDOR thongcao)
set(CPACK_PACKAGE_CONTACT "thongcao maintainers <maintainers@thongcao.invalid>" CACHE STRING "Who maintains the packages")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL programs libraries development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
                                                WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS)
get_property(components GLOBAL PROPERTY thongcao_components)
foreach(component IN LISTS components)
  list(APPEND CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/${component})
endforeach()
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY =)

# Who links the static libraries, or asks pkg-config, needs what these need.
set(development_depends "libthongcao${PROJECT_VERSION_MAJOR} (= ${PROJECT_VERSION})")
foreach(component IN LISTS components)
  get_property(modules GLOBAL PROPERTY thongcao_modules_of_${component})
  foreach(module IN LISTS modules)
    execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --path ${module} OUTPUT_VARIABLE path OUTPUT_STRIP_TRAILING_WHITESPACE)
    execute_process(COMMAND dpkg-query --search ${path} OUTPUT_VARIABLE owner ERROR_QUIET)
    if(owner MATCHES "^([^:]+):")
      list(APPEND development_depends ${CMAKE_MATCH_1})
    endif()
  endforeach()
endforeach()
list(REMOVE_DUPLICATES development_depends)
list(JOIN development_depends ", " development_depends)

set(about "thongcao reads dumps of Vietnamese government announcements, understands
syllables, compound words and names, finds title, date, speakers and
document numbers, and answers ranked, phrase and field queries, with or
without accents.

This package has")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME thongcao)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_DEPENDS "libthongcao${PROJECT_VERSION_MAJOR} (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_PROGRAMS_DESCRIPTION "${about} the programs that index, search and tokenize.")
set(CPACK_DEBIAN_LIBRARIES_PACKAGE_NAME libthongcao${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARIES_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARIES_DESCRIPTION "${about} the shared libraries.")
set(CPACK_DEBIAN_LIBRARIES_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/.packaging/triggers)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libthongcao-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${development_depends}")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS pkg-config)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "${about} the headers, static libraries and files for CMake and
pkg-config.")

# Every package has a copyright file and a changelog.
set(changelog ${PROJECT_BINARY_DIR}/packaging/changelog.gz)
execute_process(COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/.packaging/changelog OUTPUT_FILE ${changelog} COMMAND_ERROR_IS_FATAL ANY)
foreach(component IN ITEMS PROGRAMS LIBRARIES DEVELOPMENT)
  string(TOLOWER ${component} part)
  install(FILES ${changelog} ${PROJECT_SOURCE_DIR}/.packaging/copyright
          DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${CPACK_DEBIAN_${component}_PACKAGE_NAME} COMPONENT ${part})
endforeach()
include(CPack)
