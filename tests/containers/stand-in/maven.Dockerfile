# Stand-in for maven:3.9-eclipse-temurin-17: Debian's Maven and JDK, and this machine's repository of libraries, since
# nothing can be downloaded in a build here.
FROM nightjar-stand-in/maven-base
COPY repository /opt/repository
COPY maven-settings.xml /etc/maven/settings.xml
