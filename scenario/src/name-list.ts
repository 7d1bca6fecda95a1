/**
 * Given names, surnames, nicknames and the parts of group names, compiled for this generator, and
 * the names it must never make. Most frequent first: the generator draws the front more often.
 * A table of words: longer than other files.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((part) => part.trim());

export const GIVEN_MALE: readonly string[] = words(`
  José Juan Luis Carlos Jesús Francisco Miguel Antonio Jorge Pedro Manuel Roberto Fernando Ricardo Javier Daniel Sergio
  Raúl Eduardo Martín Arturo Rafael Héctor Gerardo Mario Ramón Enrique Víctor Rubén Armando Salvador Alfredo Gustavo
  Hugo Julio Ernesto Guillermo Ignacio Marco Pablo Adrián Óscar César Felipe Rodolfo Gilberto Efraín Isidro Tomás
  Abel Agustín Aurelio Bernardo Baltazar Celestino Cipriano Cuauhtémoc Damián Dagoberto Eleazar Eliseo Emigdio Erasmo
  Esteban Eusebio Evaristo Faustino Feliciano Fidel Florentino Gabino Genaro Gonzalo Heladio Heriberto Hilario Humberto
  Isaías Jacinto Joel Lázaro Leobardo Leonel Librado Lorenzo Macario Marcelino Mauricio Maximino Melquíades Moisés
  Nabor Nicanor Noé Octavio Odilón Onésimo Osvaldo Pascual Pánfilo Porfirio Primitivo Prudencio Quirino Refugio
  Reynaldo Rigoberto Rogelio Román Rosendo Sabino Santiago Saturnino Saúl Sebastián Severiano Silvestre Simón Teodoro
  Tiburcio Toribio Ubaldo Urbano Valente Venancio Wenceslao Zeferino Iván Brayan Uriel Josué Cristian Alexis Edgar
  Omar Diego Gael Axel Erick Kevin Ulises Néstor`);

export const GIVEN_FEMALE: readonly string[] = words(`
  María Guadalupe Juana Margarita Josefina Verónica Leticia Rosa Francisca Teresa Alicia Yolanda Patricia Gloria Silvia
  Elizabeth Martha Sandra Laura Norma Claudia Adriana Gabriela Araceli Alejandra Mónica Maricela Irma Graciela Lorena
  Rocío Beatriz Blanca Ana Karina Griselda Angélica Esther Susana Ofelia Rebeca Abigail Aurora Berenice Brenda Candelaria
  Catalina Cecilia Citlali Concepción Consuelo Dolores Edith Elena Elvira Emilia Eréndira Esperanza Estela Eva Evangelina
  Fabiola Felícitas Fernanda Flor Genoveva Hermelinda Hortensia Imelda Inés Isaura Itzel Jacinta Jazmín Jimena Julieta
  Karla Liliana Lourdes Lucía Luz Magdalena Marisol Mayra Mireya Nayeli Nohemí Olga Paola Perla Raquel Reyna Rosalba
  Rosaura Ruth Sara Soledad Sonia Tomasa Valeria Viridiana Xóchitl Yadira Yesenia Zenaida Zoila`);

export const SURNAMES: readonly string[] = words(`
  Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Cruz Flores Gómez Morales Vázquez Jiménez Reyes
  Díaz Torres Gutiérrez Ruiz Mendoza Aguilar Ortiz Castillo Moreno Romero Álvarez Méndez Chávez Rivera Juárez Ramos
  Domínguez Herrera Medina Castro Vargas Velázquez Rojas Contreras Salazar Luna Ortega Santiago Guerrero Estrada Bautista
  Cortés Soto Alvarado Espinoza Lara Ávila Ríos Cervantes Silva Delgado Vega Márquez Sandoval Carrillo León Mejía Solís
  Núñez Rosas Valdez Campos Santos Camacho Navarro Maldonado Rosales Acosta Miranda Trejo Valencia Pacheco Peña Robles
  Salas Fuentes Velasco Franco Galván Cabrera Ayala Corona Suárez Serrano Ibarra Montoya Molina Padilla Zamora Barrera
  Orozco Tapia Olvera Rangel Ochoa Nava Meza Macías Rubio Trujillo Zúñiga Escobar Villegas Arellano Esquivel Cano Bravo
  Marín Arias Montes Osorio Becerra Quintero Montiel Gallegos Lozano Cárdenas Villanueva Rocha Gallardo Beltrán Parra
  Enríquez Figueroa Cuevas Zavala Palacios Aguirre Murillo Duarte Escamilla Huerta Rosario Sosa Bernal Varela Tovar
  Ponce Mora Barajas Zapata Andrade Cisneros Arroyo Leyva Bustamante Vidal Saucedo Granados Arteaga Villa Ventura
  Quiroz Paredes Carmona Toledo Rincón Cordero Aranda Valle Villalobos Sierra Treviño Alcántara Coronado Barragán
  Luévano Quiñones Alarcón Arredondo Balderas Bañuelos Berumen Cazares Cedillo Covarrubias Escalante Elizondo Galindo
  Garibay Gamboa Jáuregui Lizárraga Lucero Manríquez Mancilla Melgoza Mireles Monreal Nevárez Olivares Oropeza Palomares
  Pedraza Pineda Portillo Quezada Recéndez Resendiz Saldívar Samaniego Tejeda Terrazas Tinoco Uribe Urrutia Valdivia
  Vallejo Verdugo Villaseñor Yáñez Zaragoza Zepeda Zermeño Abarca Alanís Amezcua Anaya Arechiga Arvizu Ballesteros
  Barrientos Bojórquez Burgos Carranza Casillas Castañeda Ceballos Chacón Cota Dávalos Echeverría Encinas Espino Farías
  Frausto Gaxiola Godínez Grijalva Güemes Hinojos Iñiguez Landeros Ledezma Llamas Lugo Magallanes Marroquín Mayorga`);

export const US_GIVEN_MALE: readonly string[] = words(`
  James Robert Michael William David Richard Thomas Charles Daniel Matthew Mark Steven Andrew Kenneth Joshua Kevin Brian
  Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Stephen Larry Justin Scott Brandon Frank Gregory Raymond Samuel
  Patrick Dennis Jerry Tyler Aaron Nathan Douglas Peter Zachary Kyle Walter Ethan Carl Keith Roger Austin Sean Dylan
  Bryan Billy Bruce Gabriel Logan Alan Wayne Roy Ralph Randy Eugene Vincent Russell Louis Philip Bobby Johnny Bradley`);

export const US_GIVEN_FEMALE: readonly string[] = words(`
  Mary Jennifer Linda Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda
  Melissa Deborah Stephanie Rebecca Sharon Cynthia Kathleen Amy Angela Shirley Brenda Emma Anna Pamela Nicole Samantha
  Katherine Christine Debra Rachel Carolyn Janet Maria Heather Diane Julie Joyce Victoria Kelly Christina Joan Evelyn`);

export const US_SURNAMES: readonly string[] = words(`
  Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Thompson White Harris Clark Lewis
  Robinson Walker Young Allen King Wright Hill Scott Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips
  Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Bailey Reed Kelly Howard Ward
  Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell
  Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Wallace Cole West Hayes Bryant Gibson Ellis
  Stevens Murray Ford Marshall Owens Harrison Woods Kennedy Wells Henry Webb Tucker Freeman Burns Crawford Olson Porter`);

/** Written after "El" or "La". Animals, trees, trades and looks; no nickname of a known figure. */
export const NICKNAMES_MALE: readonly string[] = words(`
  Tecolote Cenzontle Zopilote Tlacuache Mapache Jilguero Chapulín Coyote Venado Tejón Gavilán Alacrán Camaleón Garrobo
  Ajolote Correcaminos Quebrantahuesos Halconero Herrero Talabartero Panadero Relojero Zapatero Vaquero Arriero Carbonero
  Alambrista Boticario Peluquero Cartero Sastre Molinero Campanero Sacristán Maestro Bachiller Cronista
  Notario Topógrafo Agrónomo Veterinario Capitán Teniente Cabo Sargento Grumete Piloto Maquinista Chilango Norteño
  Costeño Serrano Llanero Fuereño Zurdo Cojo Tuerto Mudo Ronco Canoso Pecoso Colorado Trigueño Rubio Tieso Gordo Largo
  Chaparro Trompo Balero Yoyo Rehilete Papalote Machete Molcajete Metate Petate Sarape Huarache Sombrerudo Paliacate
  Mezquite Ahuehuete Huizache Nopal Pitayo Sahuaro Ocotillo Encino Capulín Tejocote Chayote Epazote Piloncillo Tamal`);

export const NICKNAMES_FEMALE: readonly string[] = words(`
  Golondrina Calandria Paloma Garza Tórtola Codorniz Chachalaca Lechuza Liebre Ardilla Zorra Iguana Tarántula Mariposa
  Luciérnaga Maestra Licenciada Contadora Doctora Comadre Madrina Norteña Costeña Güera Morena Chata Flaca Zurda Ronca
  Jacaranda Bugambilia Azucena Biznaga Pitaya Chirimoya Guayaba Canela Vainilla Panela Obsidiana Turquesa Amatista`);

/** Completes "El X de la Y", for when plain nicknames run out. */
export const NICKNAME_ENDS: readonly string[] = lines(`
  de la Sierra, del Río, de la Barranca, del Puente, de la Loma, del Valle, de la Mesa, del Cerro, de la Noria, del Muelle,
  Viejo, Chico, Segundo, del Norte, del Sur, de Arriba, de Abajo, de la Hacienda, del Rancho, de la Estación`);

/** Invented groups, largest first as the generator uses them; more are combined from the parts below. */
export const GROUP_NAMES: readonly string[] = lines(`
  Cártel de la Barranca Honda, Los Cenzontles, Hermandad del Huizache, Cártel de Río Quieto, Los Alcaravanes,
  Alianza del Tepozán, Gente de la Noria, Los Obsidianos, Cártel de Piedra Rajada, Unión del Palofierro,
  La Cofradía del Mezcalito, Los Garambullos`);
export const GROUP_FORMS: readonly string[] = lines(`
  Los # de #, Gente de #, Cártel de #, Hermandad de #, Unión de #, La Cofradía de #, Frente de #, La Cuadrilla de #`);
export const GROUP_PLURALS: readonly string[] = words(`
  Cenzontles Garambullos Alcaravanes Tecolines Chicalotes Quelites Tepetates Zarzales Pochotes Guamúchiles Cuachalalates
  Jaltomates Chinacates Tildíos Huilotes Pijijes Cardenches`);
export const GROUP_PLACES: readonly string[] = lines(`
  Agua Mansa, Peña Parda, Barranca Sola, Monte Callado, Vado Ancho, Llano Seco, Cerro Partido, Ojo Turbio, Loma Quemada,
  Puerto Hondo, Tierra Suelta, Cuesta Brava, Mesa Trunca, Paso Ciego, Laguna Parda, Arroyo Sordo, Piedra Lisa,
  Cañada Gris, Salto Chico, Playa Muda`);

/**
 * Surname pairs of known figures of organised crime and of public life, in either order never given
 * to anybody here. Compared without accents.
 */
export const DENIED_SURNAMES: readonly string[] = lines(`
  Guzmán Loera, Guzmán Salazar, Guzmán López, Oseguera Cervantes, Oseguera González, González Valencia, Zambada García,
  Zambada Niebla, Zambada Sicairos, Caro Quintero, Félix Gallardo, Fonseca Carrillo, Beltrán Leyva, Beltrán Lugo,
  Carrillo Fuentes, Carrillo Leyva, Arellano Félix, Treviño Morales, Treviño Chávez, Lazcano Lazcano, Cárdenas Guillén,
  Costilla Sánchez, Esparragoza Moreno, Coronel Villarreal, Coronel Aispuro, Valdez Villarreal, Gómez Martínez,
  Moreno González, Méndez Vargas, Plancarte Solís, Palma Salazar, López Núñez, Salgueiro Nevárez, Torres Félix,
  Pérez Salas, Salazar Ramírez, Salazar Zamorano, Yépez Ortiz, Hurtado Olascoaga, Álvarez Ayala, Valencia Salazar,
  Valencia Valencia, Mendoza Gaytán, Contreras Ascencio, García Ayala, Ortiz Morales, Nava Romero, Casarrubias Salgado,
  Abarca Velázquez, Pineda Villa, Borrayo Lasmibat, Rodríguez Olivera, Sánchez Rodríguez, Gutiérrez Guzmán, Inzunza Noriega,
  Flores Silva, Sosa Velázquez, García Simental, Sánchez Arellano, Gárate Bustamante, Castro Villa, García Villano,
  López Obrador, Sheinbaum Pardo, Peña Nieto, Calderón Hinojosa, Fox Quesada, Zedillo Ponce, Salinas Gortari,
  García Harfuch, García Luna, Ebrard Casaubón, Gertz Manero, Cienfuegos Zepeda, Rocha Moya, Godoy Ramos, Murillo Karam,
  Villa Castillo, Monreal Ávila, Gálvez Ruiz, Anaya Cortés, Cárdenas Solórzano, López Hernández, Noroña Fernández,
  Trevilla Trejo, Sandoval González, Alcalde Luján, Ramírez Bedolla, Lemus Navarro, Rodríguez Velázquez, Duarte Ochoa,
  Duarte Jáquez, Moreira Valdés, Yarrington Ruvalcaba, Hernández Flores, Borge Angulo, Díaz Mori, Cárdenas Río,
  Echeverría Álvarez, Díaz Ordaz, López Portillo, Madrid Hurtado, Colosio Murrieta, Ruiz Massieu, Villarreal Martínez,
  Madero González, Zapata Salazar, Arango Arámbula, Juárez García, Carranza Garza, Hidalgo Costilla, Camarena Salazar`);

/** Given name and first surname of known figures: never made, whatever the second surname. */
export const DENIED_SHORT: readonly string[] = lines(`
  Joaquín Guzmán, Iván Guzmán, Alfredo Guzmán, Ovidio Guzmán, Nemesio Oseguera, Rubén Oseguera, Ismael Zambada,
  Vicente Zambada, Rafael Caro, Miguel Félix, Ernesto Fonseca, Arturo Beltrán, Héctor Beltrán, Alfredo Beltrán,
  Amado Carrillo, Vicente Carrillo, Ramón Arellano, Benjamín Arellano, Francisco Arellano, Eduardo Arellano,
  Miguel Treviño, Omar Treviño, Juan Treviño, Heriberto Lazcano, Osiel Cárdenas, Antonio Cárdenas, Mario Cárdenas,
  Jorge Costilla, Juan Esparragoza, Ignacio Coronel, Edgar Valdez, Servando Gómez, Nazario Moreno, Jesús Méndez,
  Enrique Plancarte, Dionisio Loya, Héctor Palma, Dámaso López, José Yépez, Abigael González, Erick Valencia,
  Fausto Isidro, Óscar Nava, Teodoro García, Andrés López, Claudia Sheinbaum, Enrique Peña, Felipe Calderón, Vicente Fox,
  Ernesto Zedillo, Carlos Salinas, Omar García, Genaro García, Marcelo Ebrard, Alejandro Gertz, Salvador Cienfuegos,
  Rubén Rocha, Adán López, Ricardo Monreal, Xóchitl Gálvez, Ricardo Anaya, Cuauhtémoc Cárdenas, Lázaro Cárdenas,
  Ricardo Trevilla, Raymundo Morales, Luisa Alcalde, Alfredo Ramírez, Pablo Lemus, Javier Duarte, César Duarte,
  Humberto Moreira, Tomás Yarrington, Eugenio Hernández, Roberto Borge, Porfirio Díaz, Luis Echeverría, Gustavo Díaz,
  José López, Miguel Madrid, Luis Colosio, Francisco Madero, Emiliano Zapata, Benito Juárez, Miguel Hidalgo,
  Enrique Camarena, Javier Valdez, Julio César, Alberto Anaya, Manuel Velasco, Gerardo Fernández, Américo Villarreal,
  Samuel García, Layda Sansores, Evelyn Salgado, Félix Salgado, Lorena Cuéllar, Clara Brugada, Delfina Gómez,
  Julio Menchaca, Salomón Jara, Alejandro Armenta, Eduardo Ramírez, Rocío Nahle, Marina Ávila, Alfonso Durazo,
  Miguel Navarro, Esteban Villegas, David Monreal, María Campos, Manolo Jiménez, Ricardo Gallardo, Diego Sinhue,
  Libia García, Mauricio Kuri, Teresa Jiménez, Joaquín Díaz, Juan Collado, Emilio Lozoya, Rosario Robles, Juan Gabriel,
  Pedro Infante, Jorge Negrete, Vicente Fernández, Luis Miguel, Hugo Sánchez, Saúl Álvarez, Julio Chávez,
  James Jordan, Michael Jordan, Michael Jackson, James Brown, Robert Kennedy, Gary Cooper, Kenneth Cole, Henry Ford,
  Amy Adams, Kelly Clark, Emma Watson, Taylor Swift, Scott Walker`);

/** Parts of real groups' names that no invented group may bear. Compared without accents, in lower case. */
export const DENIED_GROUPS: readonly string[] = lines(`
  jalisco, cjng, sinaloa, golfo, zetas, noreste, juarez, tijuana, michoacana, templarios, santa rosa, guerreros, rojos,
  ardillos, tlacos, viagras, barredora, mazatlecos, pelones, gente nueva, la linea, artistas, mexicles, salazar, chapitos,
  mayiza, caborca, unidos, tepito, tlahuac, metros, escorpiones, ciclones, aragua, salvatrucha, beltran, acapulco,
  barrio, resistencia, milenio, pacifico sur, talibanes, correa, pueblos, chamula, antrax, cabrera, deltas`);

/** Nicknames of known figures. Compared without accents, in lower case. */
export const DENIED_NICKNAMES: readonly string[] = lines(`
  el chapo, el mencho, el menchito, el mayo, el mayito, el azul, la barbie, el lazca, la tuta, el chayo, el güero, el ondeado,
  el nini, el marro, el cuini, el jardinero, el sapo, el señor de los cielos, el viceroy, la reina del pacífico, el coss,
  el tony tormenta, el mochomo, el barbas, el h, el fresa, el pez, el carrete, el tilde, el licenciado dámaso, el chango,
  el chango méndez, el teo, el muletas, el pozolero, el amarillo, el talivan, el z40, el z42, el ratón, el güerito,
  el chino ántrax, el cholo iván, el guano, el doble r, el contador, el betito, el gringo, el botox, el abuelo, el 85,
  el cóndor, el guerito, el comandante toro, el mini lic, el ingeniero, el padrino, la jefa, el flaco, el piyi`);
